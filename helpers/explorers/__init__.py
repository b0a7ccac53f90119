"""The explorers of the lessons: each public function without arguments of a module builds one."""
import inspect
import pkgutil
from importlib import import_module


def factories():
    """Every explorer of the course by its name: {"lesson_02.column": the function that builds it}."""
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return {f"{module.__name__.rsplit('.')[-1]}.{name}": function for module in modules
            for name, function in inspect.getmembers(module, inspect.isfunction)
            if function.__module__ == module.__name__ and not name.startswith("_")
            and not inspect.signature(function).parameters}
