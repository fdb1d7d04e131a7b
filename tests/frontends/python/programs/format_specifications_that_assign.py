# In a replacement field `:=` begins a specification that is filled with "="; in brackets it assigns.
title, x = "T", 7
print(f"{title:=^9}", f"{x:=+5}", f"{x:=>5}|{x:=<5}", rf"{title!r:=^9}", f"{{:=}}")
print(f"{(y := x + 1):=^5} {y}", f'''{
    title
    :=^7}''', f"{x:{'='}^9}", f"{[z := 2]} {z}", f"{'a:=b'}", f"{x:=^{x}}")
if (n := 3) > 2:
    print("assigned", n)
