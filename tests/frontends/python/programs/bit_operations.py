# Bits.
READ, WRITE, EXEC = 1 << 0, 1 << 1, 1 << 2
mode = READ | EXEC
print(mode, mode & WRITE, bool(mode & READ), mode ^ READ, ~mode, mode << 2, 255 >> 4, bin(mode), f"{mode:03b}", mode & ~READ)
mode |= WRITE
mode &= ~EXEC
print(mode, [n for n, bit in (("r", READ), ("w", WRITE), ("x", EXEC)) if mode & bit], 0b101 == 5, 0xFF, 0o17, -5 >> 1, (7).bit_count() if hasattr(7, "bit_count") else 3, True & False, True ^ True)
