import { fromUtf8, utf8 } from '../byte-text.ts';
import { type Command, theRepository } from '../call.ts';
import { fatal } from '../failure.ts';
import { globMatches } from '../ignore.ts';
import { readOptions } from '../options.ts';
import { personLine } from '../person.ts';
import { shortName } from '../refs.ts';
import type { Repository } from '../repository.ts';
import { resolveObject } from '../revision.ts';
import { cleanMessage, subjectOf } from './commit.ts';
import { isBranchName } from './init.ts';

/** `git tag [-l [PATTERN]] [-n]`, `git tag [-a] [-m TEXT] [-f] NAME [REVISION]`, `git tag -d NAME…` */
export const tag: Command = async (call) => {
  const options = readOptions('tag', call.args, ['l|list', 'd|delete', 'a|annotate', 'm|message=', 'f|force', 'n?']);
  const repository = theRepository(call);
  const { refs } = repository;
  if (options.has('delete')) {
    let code = 0;
    for (const name of options.operands) {
      const oid = refs.read(`refs/tags/${name}`);
      if (oid === undefined) {
        call.err(`error: tag '${name}' not found.\n`);
        code = 1;
        continue;
      }
      refs.delete(`refs/tags/${name}`);
      call.out(`Deleted tag '${name}' (was ${oid.slice(0, 7)})\n`);
    }
    return code;
  }
  const [name, target = 'HEAD', ...more] = options.operands;
  if (name === undefined || options.has('list') || options.has('n')) {
    for (const [full, oid] of refs.list('refs/tags/')) {
      const short = shortName(full);
      if (name !== undefined && !globMatches(name, short)) continue;
      call.out(options.has('n') ? `${short.padEnd(15)} ${await subject(repository, oid)}\n` : `${short}\n`);
    }
    return 0;
  }
  if (more.length > 0) throw fatal('too many arguments');
  if (!isBranchName(name)) throw fatal(`'${name}' is not a valid tag name.`);
  if (refs.read(`refs/tags/${name}`) !== undefined && !options.has('force')) throw fatal(`tag '${name}' already exists`);
  const oid = await resolveObject(repository, target);
  if (oid === undefined) throw fatal(`Failed to resolve '${target}' as a valid ref.`);
  const old = refs.read(`refs/tags/${name}`);
  if (!options.has('annotate') && !options.has('message')) refs.set(`refs/tags/${name}`, oid, '');
  else {
    if (!options.has('message')) throw fatal('git tag -a: give the message with -m; there is no editor in this sandbox');
    const { type } = await repository.objects.read(oid);
    const text = `object ${oid}\ntype ${type}\ntag ${name}\ntagger ${personLine(repository.me())}\n\n${cleanMessage(options.values('message').join('\n\n'))}`;
    refs.set(`refs/tags/${name}`, await repository.objects.write('tag', utf8(text)), '');
  }
  if (old !== undefined && old !== refs.read(`refs/tags/${name}`)) call.out(`Updated tag '${name}' (was ${old.slice(0, 7)})\n`);
  return 0;
};

async function subject({ objects }: Repository, oid: string): Promise<string> {
  const { type, bytes } = await objects.read(oid);
  if (type === 'commit') return subjectOf(await objects.commit(oid));
  return fromUtf8(bytes).split('\n\n')[1]?.split('\n')[0] ?? '';
}
