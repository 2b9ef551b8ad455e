from __future__ import annotations

import os
import subprocess
import sys

import pytest

from poalint.discovery import discover, trusted


def package(folder, name, version="1.0", *, group="poalint", entries="odd = odd_plugin", suffix="dist-info"):
    place = folder / f"{name.replace('-', '_')}-{version}.{suffix}"
    place.mkdir(parents=True)
    (place / ("METADATA" if suffix == "dist-info" else "PKG-INFO")).write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    (place / "entry_points.txt").write_text(f"[console_scripts]\nx = y:z\n\n[{group}]\n{entries}\n")
    return place


def named(*folders):
    return [(plugin.name, plugin.version) for plugin in discover(map(str, folders))]


def test_packages_that_name_the_group(tmp_path):
    package(tmp_path, "poalint-odd", "1.2")
    package(tmp_path, "old-style", suffix="egg-info")
    package(tmp_path, "other", group="pytest11")
    (tmp_path / "bare-1.0.dist-info").mkdir()
    assert named(tmp_path) == [("old-style", "1.0"), ("poalint-odd", "1.2")]


def test_two_plugins_in_a_package_are_told_apart(tmp_path):
    package(tmp_path, "both", entries="b = m\na = n")
    assert named(tmp_path) == [("both:a", "1.0"), ("both:b", "1.0")]


def test_the_first_of_two_versions_counts(tmp_path):
    package(tmp_path / "a", "odd", "2.0")
    package(tmp_path / "b", "Odd", "1.0")
    assert named(tmp_path / "a", tmp_path / "b", tmp_path / "nowhere") == [("odd", "2.0")]


def test_broken_metadata_is_a_broken_plugin(tmp_path):
    place = package(tmp_path, "odd")
    (place / "entry_points.txt").write_bytes(b"\xff\xfe[poalint]\n=")
    (one,) = discover([str(tmp_path)])
    with pytest.raises(Exception):  # noqa: B017, PT011  whatever importlib says
        one.load()


def test_loading_a_module_that_is_gone(tmp_path):
    package(tmp_path, "odd", entries="odd = no_such_module_anywhere")
    with pytest.raises(ModuleNotFoundError):
        discover([str(tmp_path)])[0].load()


def test_the_current_folder_is_trusted_only_where_it_was_installed(tmp_path):
    library, here = os.path.dirname(os.__file__), str(tmp_path)
    assert trusted([here, "", ".", "/venv/bin", library, "/venv/site-packages", here], here) == (
        "/venv/bin",
        library,
        "/venv/site-packages",
        here,
    )


def test_a_machine_without_plugins_pays_nothing():
    code = (
        "import sys; from poalint.discovery import discover; from poalint.plugins import Manager; Manager(discover(())).plugins;"
        "print(*sorted({'importlib.metadata', 'markdown_it', 'email'} & set(sys.modules)))"
    )
    # -S: what .pth files import is not poalint's doing
    path = os.pathsep.join(entry for entry in sys.path if entry)
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert done.stdout.split() == []
