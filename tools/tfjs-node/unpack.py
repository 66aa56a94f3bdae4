"""unpack.py ARCHIVE PREFIX FOLDER PATTERN: the files below PREFIX of a .tgz or a wheel whose rest of the name matches PATTERN."""

import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path


def members(archive):
    """Pairs of a name and a function that opens the file."""
    if archive.endswith(".whl"):
        wheel = zipfile.ZipFile(archive)
        return [(name, lambda name=name: wheel.open(name)) for name in wheel.namelist() if not name.endswith("/")]
    tar = tarfile.open(archive)
    return [(member.name, lambda member=member: tar.extractfile(member)) for member in tar if member.isfile()]


archive, prefix, folder, pattern = sys.argv[1:]
count = 0
for name, opened in members(archive):
    rest = name.removeprefix(prefix)
    if rest == name or ".." in rest or not re.fullmatch(pattern, rest):
        continue
    target = Path(folder, rest)
    target.parent.mkdir(parents=True, exist_ok=True)
    with opened() as source, open(target, "wb") as copy:
        shutil.copyfileobj(source, copy, 1 << 20)
    count += 1
if count == 0:
    sys.exit(f"EMPTY: {Path(archive).name} no tiene los ficheros que se esperaban")
