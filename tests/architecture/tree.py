"""The project's own files, as the tests of its shape see them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def project_files(root: Path = ROOT) -> list[Path]:
    """Every file that is or would be tracked by git, sorted; ignored files are left out.

    Raises:
        subprocess.CalledProcessError: `root` is not in a git checkout.
    """
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return sorted(path for name in listed.split("\0") if name and (path := root / name).is_file())


def modules(folder: str) -> list[Path]:
    """Python files below `folder`, sorted, generated caches left out."""
    return [path for path in project_files() if path.suffix == ".py" and path.is_relative_to(ROOT / folder)]
