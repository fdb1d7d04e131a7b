from bank.base import *
