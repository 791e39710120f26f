"""From a Taobao/Tmall shop's raw exports to its annual report deck."""

__version__ = "0.1.0"
