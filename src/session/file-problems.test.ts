import { expect, test } from 'vitest';
import { problemsIn } from './file-problems.ts';

const project = '/home/dev-a/project';

test('a traceback marks the innermost line of the project, with the exception as its message', () => {
  const text = `INFO  [alembic] x
Traceback (most recent call last):
  File "/usr/local/bin/flask", line 8, in <module>
    sys.exit(main())
  File "/home/dev-a/project/app.py", line 4, in <module>
    import models
  File "/home/dev-a/project/models.py", line 12, in <module>
    phone = Colum(String(20))
            ^^^^^
NameError: name 'Colum' is not defined. Did you mean: 'Column'?
`;
  expect(problemsIn(text, project)).toEqual([
    { path: 'models.py', line: 12, message: "NameError: name 'Colum' is not defined. Did you mean: 'Column'?" },
  ]);
});

test('a syntax error is marked though its traceback has no own header line for the file', () => {
  const text = `Traceback (most recent call last):
  File "/usr/local/bin/flask", line 8, in <module>
  File "/home/dev-a/project/models.py", line 3
    class User(
              ^
SyntaxError: '(' was never closed
`;
  expect(problemsIn(text, project)).toEqual([{ path: 'models.py', line: 3, message: "SyntaxError: '(' was never closed" }]);
});

test('of two chained tracebacks each marks its own place', () => {
  const text = `Traceback (most recent call last):
  File "/home/dev-a/project/migrations/env.py", line 20, in x
    a()
KeyError: 'a'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "migrations/versions/abc_x.py", line 5, in upgrade
    b()
ValueError: b
`;
  expect(problemsIn(text, project)).toEqual([
    { path: 'migrations/env.py', line: 20, message: "KeyError: 'a'" },
    { path: 'migrations/versions/abc_x.py', line: 5, message: 'ValueError: b' },
  ]);
});

test('a traceback in library code alone marks nothing', () => {
  expect(problemsIn('Traceback (most recent call last):\n  File "/lib/python3.14/x.py", line 1, in y\nOSError: z\n', project)).toEqual([]);
});

test('a schema that does not validate is marked where Prisma says, with its words', () => {
  const text = `Prisma schema loaded from prisma/schema.prisma.
Error: Prisma schema validation - (validate wasm)
Error code: P1012
\u001b[1;91merror\u001b[0m: \u001b[1mType "Strin" is neither a built-in type, nor refers to another model, composite type, or enum.\u001b[0m
  \u001b[1;94m-->\u001b[0m  \u001b[4mprisma/schema.prisma:7\u001b[0m
\u001b[1;94m   | \u001b[0m
\u001b[1;94m 6 | \u001b[0m  id   Int    @id
\u001b[1;94m 7 | \u001b[0m  name \u001b[1;91mStrin\u001b[0m
\u001b[1;94m   | \u001b[0m

Validation Error Count: 1
[Context: validate]
`;
  expect(problemsIn(text, project)).toEqual([
    { path: 'prisma/schema.prisma', line: 7, message: 'Type "Strin" is neither a built-in type, nor refers to another model, composite type, or enum.' },
  ]);
});
