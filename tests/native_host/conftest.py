from tests.serve.conftest import here

__all__ = ["here"]
