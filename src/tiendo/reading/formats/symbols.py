"""Signs of the fonts Symbol and Wingdings, which have no place of their own in Unicode.

Word keeps them from U+F000 on, and so they come out of DOCX and of the PDF made of it.
"""

SYMBOLS = {
    0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B0: "°", 0xF0B4: "×", 0xF0B7: "•", 0xF02D: "-",
    0xF0BB: "≈", 0xF0E0: "→", 0xF0A7: "▪", 0xF0A8: "▪", 0xF06E: "▪", 0xF076: "•", 0xF0D8: "•",
    0xF0FC: "•", 0xF02B: "+", 0xF025: "%",
}  # fmt: skip
