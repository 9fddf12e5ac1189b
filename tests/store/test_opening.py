"""Opening an office: what is wrong with a file, a folder or a server is said in a sentence, and nothing is touched."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.transactions.makers import Count
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.store import engines, migrate, safe_folder
from tracker_desktop.store.migrations import HEAD
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.found_office import FoundOffice
from tracker_desktop.transactions.rules.asset_fields import AssetFields

HOLDER = """
import sys, time
from tracker_desktop.store.opening import open_office
store = open_office(sys.argv[1], desk="Desk 7")
print("open", flush=True)
sys.stdin.read()
store.close()
"""


def why(place: object, **options: bool) -> Refused:
    with pytest.raises(Refused) as caught:
        open_office(str(place), **options)  # type: ignore[arg-type]
    assert str(caught.value)
    return caught.value


def test_a_new_office_is_made_only_when_asked(tmp_path: Path) -> None:
    place = tmp_path / "new" / "office.db"
    assert why(place).code == "no_such_database"
    assert not place.parent.exists()
    store = open_office(place, create=True)
    store.perform(FoundOffice("Main stockroom", "Rita Osei"), None)
    store.close()
    store = open_office(place)
    assert verify(store).ok
    store.close()


def test_an_empty_file_is_no_office(tmp_path: Path) -> None:
    place = tmp_path / "office.db"
    place.touch()
    assert why(place).code == "no_such_database"
    assert why(place, write=False).code == "no_such_database"
    open_office(place, create=True).close()


@pytest.mark.parametrize("name", ["Ärger 100% #1?.db", "an office; 'x'.db", "%s%(a)s.db"])
def test_any_name_of_a_file_will_do(sqlite_template: Path, tmp_path: Path, name: str) -> None:
    place = Path(shutil.copy(sqlite_template, tmp_path / name))
    fresh = open_office(tmp_path / "100%" / name, create=True)
    fresh.close()
    store = open_office(place)
    store.perform(AddAsset(AssetFields("Scope", tag="S-1")), 1)
    assert store.read(Count(Asset)) == 1
    assert verify(store).ok
    store.close()
    assert [path.suffix for path in (place.parent / f"{place.stem}-copies").iterdir()].count(".db") == 1


def test_a_folder_or_another_file_is_no_office(tmp_path: Path) -> None:
    assert why(tmp_path).code == "not_a_database"
    text = tmp_path / "notes.txt"
    text.write_text("nothing here" * 1000)
    assert why(text).code == "not_a_database"
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE thing (id)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    for options in ({}, {"create": True}, {"write": False}):
        assert why(other, **options).code == "not_a_database"
    assert other.read_bytes() == before


def test_a_damaged_file_is_said_to_be_damaged(sqlite_place: str) -> None:
    path = Path(sqlite_place)
    with path.open("r+b") as file:
        file.seek(0)
        file.write(bytes(range(100, 200)))
    assert why(sqlite_place).code in ("damaged", "not_a_database")
    with path.open("r+b") as file:
        file.write(b"SQLite format 3\0" + path.read_bytes()[16:4000].replace(b"CREATE", b"\xff\xfe\xfd\xfc\xfb\xfa"))
    assert why(sqlite_place).code in ("damaged", "not_a_database")


def _set_revision(place: str, revision: str) -> None:
    connection = sqlite3.connect(place)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_database_is_left_alone(sqlite_place: str, write: bool) -> None:
    _set_revision(sqlite_place, "9999")
    before = Path(sqlite_place).read_bytes()
    assert why(sqlite_place, write=write).code == "newer"
    assert Path(sqlite_place).read_bytes() == before


def test_an_older_database_is_not_read_by_a_command_that_does_not_write(sqlite_place: str) -> None:
    _set_revision(sqlite_place, "0000")
    assert why(sqlite_place, write=False).code == "older"


def test_a_second_process_is_told_who_has_it(sqlite_place: str) -> None:
    command = [sys.executable, "-c", HOLDER, sqlite_place]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    refused = why(sqlite_place)
    assert refused.code == "in_use"
    assert f"Desk 7 since {time.localtime().tm_hour:02d}:" in str(refused)
    assert f"process {holder.pid}" in str(refused)
    reader = open_office(sqlite_place, write=False)
    assert verify(reader).ok
    reader.close()
    holder.communicate("")
    open_office(sqlite_place).close()


def test_a_process_that_was_killed_holds_nothing(sqlite_place: str) -> None:
    command = [sys.executable, "-c", HOLDER, sqlite_place]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    holder.kill()
    holder.communicate()
    open_office(sqlite_place).close()


def test_the_lock_holds_without_its_card(sqlite_place: str) -> None:
    store = open_office(sqlite_place)
    Path(f"{sqlite_place}.open").write_text("[]")
    assert "by another program" in str(why(sqlite_place))
    store.close()


def test_reading_does_not_write(sqlite_place: str) -> None:
    before = {path.name: path.read_bytes() for path in Path(sqlite_place).parent.iterdir()}
    store = open_office(sqlite_place, write=False)
    store.read(Count(Asset))
    assert verify(store).ok
    store.close()
    after = {path.name: path.read_bytes() for path in Path(sqlite_place).parent.iterdir()}
    assert after["office.db"] == before["office.db"]


def test_it_opens_while_another_process_reads(sqlite_place: str) -> None:
    reader = sqlite3.connect(f"file:{sqlite_place}?mode=ro", uri=True)
    cursor = reader.execute("SELECT * FROM place")
    cursor.fetchone()
    store = open_office(sqlite_place)
    store.perform(AddAsset(AssetFields("Scope", tag="S-1")), 1)
    cursor.fetchall()
    reader.close()
    store.close()


@pytest.mark.parametrize("folder", ["OneDrive - Contoso", "Dropbox", "My Drive", "Nextcloud", "iCloud~com"])
def test_a_folder_that_a_cloud_program_copies_is_refused(tmp_path: Path, folder: str) -> None:
    refused = why(tmp_path / folder / "office" / "office.db", create=True)
    assert refused.code == "network_folder"
    assert folder in str(refused)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/mnt/share/office", "cifs"),
        ("/mnt/share", "cifs"),
        ("/mnt/shared", "ext4"),
        ("/home/a b/x", "fuse.sshfs"),
        ("/x", "ext4"),
    ],
)
def test_the_file_system_of_a_folder_is_known(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    lines = ["/dev/a / ext4 rw 0 0", "//s/x /mnt/share cifs rw 0 0", "s:/ /home/a\\040b fuse.sshfs rw 0 0"]
    mounts.write_text("\n".join(lines))
    assert safe_folder.file_system(Path(folder), mounts) == kind
    network = safe_folder.file_system(Path(folder), mounts).startswith(safe_folder.NETWORK_FILE_SYSTEMS)
    assert network is (kind != "ext4")


def test_migrations_are_not_loaded_where_none_is_needed(sqlite_place: str) -> None:
    script = (
        "import sys\nfrom tracker_desktop.store.opening import open_office\n"
        f"open_office({sqlite_place!r}).close()\n"
        "print(json.dumps([name for name in ('alembic', 'psycopg') if name in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", f"import json\n{script}"], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


# --- a user without rights; root is asked to become one


NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
TRY = """
import sys
from tracker_desktop.errors import Refused
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.rules.asset_fields import AssetFields
try:
    store = open_office(sys.argv[1], write=sys.argv[2] == "write", create=len(sys.argv) > 3)
    print("opened")
except Refused as refused:
    print(refused.code)
"""


def _as_nobody(place: Path, *words: str) -> str:
    if os.name == "nt":
        pytest.skip("Windows has no setpriv")
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and there is no setpriv to be somebody else")
    start = NOBODY if os.geteuid() == 0 else []
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = os.environ | {"PYTHONPATH": paths, "HOME": "/nonexistent"}
    command = [*start, sys.executable, "-c", TRY, str(place), *words]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    forbidden = "Permission denied" in done.stderr and "tracker_desktop" not in done.stderr
    unreachable = forbidden or "error while loading shared libraries" in done.stderr
    if unreachable:
        pytest.skip(f"the other user cannot run Python here: {done.stderr.strip().splitlines()[-1]}")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def shared(sqlite_place: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An office in a folder that everybody may reach."""
    folder = Path("/tmp") / f"tracker-shared-{os.getpid()}"
    folder.mkdir(mode=0o755, exist_ok=True)
    place = Path(shutil.copy(sqlite_place, folder / "office.db"))
    place.chmod(0o644)
    yield place
    shutil.rmtree(folder)


def test_a_read_only_file_is_said_to_be_one(shared: Path) -> None:
    shared.parent.chmod(0o777)
    if os.geteuid() != 0:
        shared.chmod(0o444)
    assert _as_nobody(shared, "write") == "read_only"


def test_a_read_only_folder_is_said_to_be_one(shared: Path) -> None:
    shared.chmod(0o666)
    if os.geteuid() != 0:
        shared.parent.chmod(0o555)
    assert _as_nobody(shared, "write") == "read_only"
    assert _as_nobody(shared.parent / "new.db", "write", "create") == "read_only"
    assert _as_nobody(shared.parent / "below" / "new.db", "write", "create") == "read_only"
    shared.parent.chmod(0o755)


# --- servers


def test_a_server_that_is_not_there_is_refused_quickly() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused
        started = time.monotonic()
        refused = why(f"postgresql://somebody:secret@127.0.0.1:{taken.getsockname()[1]}/office")
    assert refused.code == "unreachable"
    assert time.monotonic() - started < 5
    assert "secret" not in str(refused)
    assert why("postgresql://somebody@no.such.host.invalid/office").code == "unreachable"


@pytest.mark.slow
def test_a_server_that_does_not_answer_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        started = time.monotonic()
        assert why(f"postgresql://somebody@127.0.0.1:{silent.getsockname()[1]}/office").code == "unreachable"
        assert time.monotonic() - started < 15


@pytest.mark.postgres
def test_a_server_that_refuses_says_why(postgres_admin_url: str) -> None:
    url = make_url(postgres_admin_url)
    nowhere = url.set(database="no_such_office").render_as_string(hide_password=False)
    assert why(nowhere).code == "server_refuses"
    assert "no_such_office" in str(why(nowhere))
    stranger = url.set(username="no_such_user").render_as_string(hide_password=False)
    assert why(stranger).code == "server_refuses"


@pytest.mark.postgres
def test_an_empty_database_of_a_server_is_filled_only_when_asked(postgres_place: str) -> None:
    from tests.reused_database import admin, drop_database, url_of

    name = f"empty_{os.getpid()}"
    admin(f"CREATE DATABASE {name}")
    try:
        place = url_of(name)
        assert why(place).code == "no_such_database"
        open_office(place, create=True).close()
        assert migrate.schema_of(engines.as_url(place)) == HEAD
        open_office(place).close()
        open_office(place, write=False).close()
    finally:
        drop_database(name)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)],
)
def test_the_writer_is_durable_and_strict(sqlite_place: str, pragma: str, value: object) -> None:
    store = open_office(sqlite_place)
    with store.writer.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert isinstance(raw, sqlite3.Connection)
        assert raw.execute(f"PRAGMA {pragma}").fetchone() == (value,)
    store.close()


def test_readers_never_checkpoint(sqlite_place: str) -> None:
    store = open_office(sqlite_place)
    with store.readers.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA wal_autocheckpoint").scalar() == 0
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
    store.close()
