"""What the README names exists, and what exists for people stands in the README."""

import re
from pathlib import Path

from bot.cli import COMMANDS
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = (ROOT / ".env.example").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_every_command_of_the_program_stands_in_the_readme_and_the_other_way_round() -> None:
    named = set(re.findall(r"hailong ([a-z]+)", README))

    assert named == set(COMMANDS)


def test_every_setting_stands_in_the_example_and_the_other_way_round() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", EXAMPLE, re.MULTILINE))

    assert named == {name.upper() for name in Settings.model_fields}


def test_every_setting_the_readme_names_exists() -> None:
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)[`=]", README))

    assert named <= {name.upper() for name in Settings.model_fields}


def test_every_make_target_the_readme_names_exists() -> None:
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))

    assert named <= targets


def test_every_picture_and_file_the_readme_names_exists() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    files = re.findall(r"`((?:survey|analytics|storage|bot|tests)/[\w/.*-]+)`", README)

    missing = [name for name in [*pictures, *files] if not list(ROOT.glob(name.rstrip("/")))]

    assert pictures
    assert missing == []
