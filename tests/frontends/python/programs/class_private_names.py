# Underscore names and name mangling.
class Account:
    def __init__(self):
        self._balance = 10
        self.__secret = "s"

    def reveal(self):
        return self.__secret

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()


class Sub(Account):
    def __init__(self):
        super().__init__()
        self.__secret = "sub"

    def both(self):
        return self.__secret, self.reveal()


a = Account()
print(a._balance, a.reveal(), a.call(), Sub().both(), hasattr(a, "__secret"), a._Account__secret)
try:
    a.__secret
except AttributeError as error:
    print(error)
