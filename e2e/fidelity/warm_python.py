"""Native Python that has imported Flask and Alembic already, and runs each of their lines in a process forked from it.

Most of what a line like `flask db current` takes is these imports, the same each time. What runs afterwards is the program's own
entry script, with the arguments, folder, variables, input and output of whoever asked; it ends as any interpreter ends.
Started with the path of the socket on which it is asked (see warm_client.py).
"""

import array
import gc
import marshal
import os
import select
import socket
import sys
import types

# What every `flask db …` has imported before it reads a line of the project.
import alembic.autogenerate
import alembic.command
import alembic.config
import flask.cli
import flask_migrate
import flask_sqlalchemy
import logging.config
import mako.template
import sqlalchemy.dialects.sqlite


def serve(address):
    """Answers, in each forked process, the arguments to run, with everything else set up; the one that forks stays here."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(address)
    listener.listen(64)
    print('ready', flush=True)
    waiting = {}
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    while True:
        for descriptor, _ in poll.poll():
            if descriptor != listener.fileno():
                poll.unregister(descriptor)
                pid, client = waiting.pop(descriptor)
                os.close(descriptor)
                _, status = os.waitpid(pid, 0)
                try:
                    client.sendall(marshal.dumps(os.waitstatus_to_exitcode(status)))
                except OSError:
                    pass  # Whoever asked has been killed.
                client.close()
                continue
            client, _ = listener.accept()
            (argv, folder, variables), streams = read(client)
            pid = os.fork()
            if pid == 0:
                listener.close()
                client.close()
                for number, stream in enumerate(streams):
                    os.dup2(stream, number)
                    os.close(stream)
                os.chdir(folder)
                os.environ.clear()
                os.environ.update(variables)
                return argv
            for stream in streams:
                os.close(stream)
            ended = os.pidfd_open(pid)
            waiting[ended] = (pid, client)
            poll.register(ended, select.POLLIN)


def read(client):
    """A length of eight bytes with the three streams, then what is asked."""
    streams = array.array('i')
    length, ancillary, _, _ = client.recvmsg(8, socket.CMSG_LEN(3 * streams.itemsize))
    for _, _, data in ancillary:
        streams.frombytes(data)
    length = int.from_bytes(length, 'little')
    asked = b''
    while len(asked) < length:
        asked += client.recv(length - len(asked))
    return marshal.loads(asked), streams


gc.collect()
gc.freeze()
sys.argv = serve(sys.argv[1])
script = sys.argv[0]
sys.path[0] = os.path.dirname(script)
with open(script, encoding='utf-8') as file:
    code = compile(file.read(), script, 'exec')
program = types.ModuleType('__main__')
program.__file__ = script
sys.modules['__main__'] = program
uncaught = None
try:
    exec(code, program.__dict__)
except Exception as error:
    # Without the line of this file that stands below the program's own.
    uncaught = error.with_traceback(error.__traceback__.tb_next)
if uncaught is not None:
    sys.excepthook(type(uncaught), uncaught, uncaught.__traceback__)
    sys.exit(1)
