"""Has the server of warm_python.py run a program, and ends as it ends."""

import marshal
import os
import sys

import _socket

PROGRAMS = '<programs>'
SOCKET = '<socket>'
program = os.path.join(PROGRAMS, os.path.basename(sys.argv[0]))


def is_read_at_the_start(name, value):
    """Whether a variable matters to the interpreter itself, or to what the server has imported, and is not as there."""
    if name.startswith(('PYTHON', 'LC_', 'LANG', 'TZ', 'SQLALCHEMY_')):
        return (name, value) not in {('PYTHONDONTWRITEBYTECODE', '1'), ('LC_ALL', 'C.UTF-8')}
    return False


variables = dict(os.environ)
if any(is_read_at_the_start(name, value) for name, value in variables.items()) or not {'PYTHONDONTWRITEBYTECODE', 'LC_ALL'} <= variables.keys():
    os.execv(program, [program, *sys.argv[1:]])
asked = marshal.dumps(([program, *sys.argv[1:]], os.getcwd(), variables))
server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
server.connect(SOCKET)
streams = b''.join(number.to_bytes(4, sys.byteorder) for number in range(3))
server.sendmsg([len(asked).to_bytes(8, 'little')], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
server.sendall(asked)
code = marshal.loads(server.recv(64))
if code < 0:
    os.kill(os.getpid(), -code)
os._exit(code)
