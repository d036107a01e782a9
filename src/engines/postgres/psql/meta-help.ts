/** `\?`: the commands that are here. */
export const META_HELP = `General
  \\g                     run the statement again, or the one that is being typed
  \\gx                    as \\g, one value a line
  \\gexec                 run the statement, then each value of its result as a statement
  \\gset [PREFIX]         run the statement and put its row into variables
  \\q                     end psql

Query Buffer
  \\p                     show the statement
  \\r                     throw the statement away

Input/Output
  \\copy ...              COPY from a file, or to standard output
  \\echo [-n] [STRING]    write to standard output (-n: without a newline)
  \\i FILE                run the commands of a file
  \\warn [-n] [STRING]    write to standard error (-n: without a newline)

Conditional
  \\if EXPR, \\elif EXPR, \\else, \\endif

Informational
  (S = the system's objects too, + = more columns)
  \\d[S+]                 list tables, views and sequences
  \\d[S+]  NAME           describe a table, a view, a sequence or an index
  \\dD[S]  [PATTERN]      list domains
  \\df[S+] [PATTERN]      list functions
  \\di[S+] [PATTERN]      list indexes
  \\dm[S+] [PATTERN]      list materialized views
  \\dn[S+] [PATTERN]      list schemas
  \\ds[S+] [PATTERN]      list sequences
  \\dt[S+] [PATTERN]      list tables
  \\dT[S+] [PATTERN]      list data types
  \\du[S+] [PATTERN]      list roles
  \\dv[S+] [PATTERN]      list views
  \\dx     [PATTERN]      list extensions
  \\l[+]   [PATTERN]      list databases
  \\sf     FUNCTION       show a function's definition
  \\sv     VIEW           show a view's definition

Formatting
  \\a                     aligned or unaligned
  \\C [STRING]            set a title, or none
  \\f [STRING]            show or set the field separator for unaligned output
  \\pset [NAME [VALUE]]   set a printing option
  \\t [on|off]            rows only
  \\x [on|off|auto]       one value a line

Connection
  \\c [DBNAME|- USER|- HOST|- PORT]
                         connect anew
  \\conninfo              show the connection
  \\encoding              show the encoding

Variables
  \\set [NAME [VALUE]]    set a variable, or list all
  \\unset NAME            remove a variable
  \\timing [on|off]       show how long statements take
`;
