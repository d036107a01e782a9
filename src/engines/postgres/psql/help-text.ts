/** `psql --help`: what it takes here. */
export const HELP = `psql is the PostgreSQL interactive terminal.

Usage:
  psql [OPTION]... [DBNAME [USERNAME]]

General options:
  -c, --command=COMMAND    run this command (SQL or one that starts with \\)
  -d, --dbname=DBNAME      the database: its name, a postgresql:// URL or keyword=value
  -f, --file=FILENAME      run the commands of a file; - is standard input
  -l, --list               list the databases
  -v, --set=, --variable=NAME=VALUE
                           set a variable, such as ON_ERROR_STOP=1
  -V, --version            show the version
  -X, --no-psqlrc          read no startup file (none is read here)
  -1, --single-transaction run all of it as one transaction
  -?, --help               show this

Input and output options:
  -a, --echo-all           echo all input
  -b, --echo-errors        echo commands that fail
  -e, --echo-queries       echo commands as they are sent
  -E, --echo-hidden        show the queries behind commands such as \\d
  -q, --quiet              say nothing but results

Output format options:
  -A, --no-align           values side by side, with a separator
      --csv                comma-separated values
  -F, --field-separator=STRING
                           between values (default: "|")
  -P, --pset=VAR[=ARG]     set a printing option, as \\pset does
  -R, --record-separator=STRING
                           between rows (default: a newline)
  -t, --tuples-only        rows only
  -x, --expanded           one value a line
  -z, --field-separator-zero
                           a zero byte between values
  -0, --record-separator-zero
                           a zero byte between rows

Connection options:
  -h, --host=HOSTNAME      the server's host
  -p, --port=PORT          the server's port (default: "5432")
  -U, --username=USERNAME  the user
  -w, --no-password        never ask for a password

PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE say what the line does not.
`;
