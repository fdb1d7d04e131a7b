from .binding import bind, fold
from .press import plate, proof, run_press
from .text import hyphenate, read_manuscript, set_type
