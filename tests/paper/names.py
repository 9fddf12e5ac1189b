"""One name in each script that is printed, and two signs of their own that no script has."""

from __future__ import annotations

NAMES = {
    "Latin": "Zażółć gęślą jaźń",
    "Vietnamese": "Nguyễn Thị Ánh",
    "Greek": "Ωμέγα",
    "Cyrillic": "Щербаков Їжак",
    "Armenian": "Հայաստան",
    "Georgian": "საქართველო",
    "Chinese": "实验室",
    "Japanese": "ひらがな カタカナ",
    "Korean": "한국어",
    "Tifinagh": "ⵜⵉⴼⵉⵏⴰⵖ",
    "Inuktitut": "ᐃᓄᒃᑎᑐᑦ",
}
"""Letters that stand beside each other as they are."""
SHAPED = {
    "Hebrew": "משה כהן",
    "Arabic": "محمد علي",
    "Persian": "می\u200cخواهم",
    "Urdu": "ٹیلی فون",
    "Thaana": "ދިވެހިރާއްޖެ",
    "Nko": "ߒߞߏ",
    "Adlam": "𞤆𞤵𞤤𞤢𞤪",
    "Devanagari": "हिन्दी क्षत्रिय",
    "Bengali": "বাংলা ক্ষুদ্র",
    "Gurmukhi": "ਪੰਜਾਬੀ ਸ੍ਰੀ",
    "Gujarati": "ગુજરાતી ક્ષેત્ર",
    "Odia": "ଓଡ଼ିଆ କ୍ଷେତ୍ର",
    "Tamil": "தமிழ் கோவிந்த்",
    "Telugu": "తెలుగు స్త్రీ",
    "Kannada": "ಕನ್ನಡ ಕ್ಷೇತ್ರ",
    "Malayalam": "മലയാളം സ്ത്രീ",
    "Sinhala": "සිංහල ශ්\u200dරී",
    "Thai": "น้ำทิพย์ ที่นี่",
    "Lao": "ພາສາລາວ ນ້ຳ",
    "Khmer": "ភាសាខ្មែរ ស្រី",
    "Myanmar": "မြန်မာ ကြွေး",
    "Tibetan": "བོད་སྐད་རྒྱལ",
    "Ethiopic": "አማርኛ ኢትዮጵያ",
    "Santali": "ᱥᱟᱱᱛᱟᱲᱤ",
    "Meetei": "ꯃꯩꯇꯩꯂꯣꯟ",
    "Emoji": "😀🧬📦👨\u200d👩\u200d👧",
    "Marks": "x̄ m̃",
}
"""Letters that are joined, stacked or carry marks."""
TO_LEFT = ("Hebrew", "Arabic", "Persian", "Urdu", "Thaana", "Nko", "Adlam")
