"""What the software of a forum says of a post or of its writer, in lines of its own: the forms of these lines."""

from __future__ import annotations

import re

#: What the software says of a post or of its writer.
NOTE = re.compile(
    r"[【\[(（※ ]*(?:此帖|本帖|该帖|該帖|此贴|此貼|本文|本主题|本主題|帖子)(?:子)?\s?(?:已|最[后後]|[由於于被])?.{0,40}(?:[编編][辑輯]|修改|[删刪]除|移[动動]|置[顶頂]|加精|精[华華]).{0,20}"
    r"|(?:\S{1,6}\s?)?(?:[积積]分|威望|金[币幣]|人[气氣]|[经經][验驗](?:值)?|金[钱錢]|魅力|[贡貢][献獻]|[铜銅][钱錢]|[财財]富|[声聲]望|[鲜鮮]花)\s*[+＋-]\s*\d+(?:\s.{0,12})?"
    r"|#\d{1,5}\s+(?:19|20)\d\d[-/年.].{0,50}|最[后後][由於于].{2,40}(?:[编編][辑輯]|修改).{0,20}|(?:[编編][辑輯]|[发發][布佈]|更新|修改)[于於]\s?\d{2,4}[-/年.].{0,60}|(?:Last )?[Ee]dited (?:by|on|\d).{0,80}|Last edited.{0,80}|(?:Joined|Posts|Location|Threads|Messages|Reputation|Rep Power|Karma|Registered|Member since|Rank|Gender|Likes|Trophy Points)\s*:\s?.{1,40}"
    r"|(?:帖子|发帖|發帖|主题|主題|精[华華]|UID|[积積]分|[阅閱][读讀][权權]限|在[线線][时時][间間]|最[后後]登[录錄入]|[注註][册冊][时時日][间間期]|[来來]自|等[级級]|[头頭][衔銜]|性[别別]|[状狀][态態])\s*[:：]?\s?[\w\-+*()（）. ]{1,20}"
    r"|(?:[发發]信站|[来來]源)\s*[:：].{0,40}(?:站[内內]|[转轉]信|BBS|FROM|\d{1,3}\.\d{1,3}\.).{0,40}|※\s?(?:[来來]源|修改|[发發]信站|[编編][辑輯]|[转轉][录錄])\s*[:：].{1,100}",
    re.IGNORECASE,
)
#: What readers thought of it, what hangs on it, what it was sent with, what is left of a quotation, a button that closes.
AROUND = re.compile(
    r"(?:Reactions?|Liked by|Thanks from|Thanked by|Likes)\s?:\s?\S.{0,80}|.{2,60}\sand\s\d+\sothers?(?:\s(?:likes?|liked|reacted).{0,20})?"
    r"|\d[\d,]*\s(?:people|persons?|users?|members?)\s(?:likes?|liked|found|thanked|reacted).{0,30}|The following .{0,30}users? (?:say|says|said) thank.{0,60}"
    r"|\d[\d,.]*\s?[kKmM]?\s(?:[Ll]ikes?|[Rr]eplies|[Rr]eply|[Vv]iews?|[Uu]sers|[Uu]p-?votes?|[Pp]oints?|[Ss]hares?|[Vv]otes?|[Rr]eactions?)|This (?:topic|thread|discussion|post) (?:was|has been|is) (?:automatically |now )?(?:closed|locked|archived).{0,80}|(?:Closed|Locked|Archived) on .{4,30}"
    r"|\d[\d,.]*\s?[kKwW万萬]?\s?人(?:[赞贊讚]同?|[觉覺]得|喜[欢歡]|打[赏賞]|[点點][赞贊讚]|收藏).{0,12}"
    r"|.{1,80}\.(?:jpe?g|png|gif|bmp|webp|zip|rar|7z|pdf|docx?|xlsx?|txt|mp[34])\s*[(（\[]\s?\d[\d.,]*\s?(?:[KMG]i?B|[Bb]ytes|字[节節]).{0,80}"
    r"|(?:Attached (?:Files?|Images?|Thumbnails?)|Attachments?|附件|[图圖]片附件|[缩縮略]{2}[图圖])\s*[:：]?"
    r"|\d{2,4}-\d{1,2}-\d{1,2}(?:\s\d{1,2}:\d\d(?::\d\d)?)?\s[上][传傳]"
    r"|Click to (?:expand|collapse|view)(?:\.{3}|…)?|(?:引[用文]|Quote|QUOTE|Originally Posted)\s?[:：]?|[xX×✕]|[Ee]dited|Thanked \d+ [Tt]imes.{0,30}"
    r"|(?:Sent|Posted) (?:from|via|using) (?:my |the )?\S.{1,50}|[发發]自(?:我的|手机|手機)?\s?\S.{1,24}|[来來]自\s?[:：]?\s?\S{0,12}(?:客[户戶]端|手[机機]版?|[网網][页頁]版|小程序|App|APP)",
)
REACTIONS = re.compile(
    "(?:[\U0001f44d\U0001f44e\u2764\u2665\U0001f525\U0001f602\U0001f604\U0001f622\U0001f923]\ufe0f?\\s?\\d*\\s*){1,6}"
)
#: The title of the thread above an answer.
REPLY = re.compile(r"(?:Re|RE|回[复覆]|答[复覆]|Fwd?)\s?(?:\[\d+\])?\s?[:：]\s*")
#: The head of a table of ratings, and a row of it.
RATED = re.compile(r"[参參][与與加]人[数數]\s?\d")
RATING = re.compile(r"\S{1,16}\s[+-]\s?\d{1,4}(?:\s.{0,40})?")
