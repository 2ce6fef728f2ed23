import { readFileSync, readdirSync } from 'node:fs';

/** Signals a whole process group; false when nobody is left in it. */
export function signalGroup(leader, signal) {
  if (leader === undefined) return false;
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

/**
 * Whether somebody in the group still runs. In a container without an init that collects orphans, ended ones stay in their
 * group as zombies; a signal still "reaches" them, so on Linux the states themselves are read.
 */
export function groupRuns(leader) {
  if (!signalGroup(leader, 0)) return false;
  if (process.platform !== 'linux') return true;
  return readdirSync('/proc').some((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      // pid (name) state parent group …, and only the name may hold spaces and brackets.
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(group) === leader && state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  });
}
