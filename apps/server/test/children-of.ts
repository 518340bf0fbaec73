import { readdir, readFile } from 'node:fs/promises'

/** The processes that this one has started and that still run, by their ids; `script`: part of their command. */
export async function childrenOf(pid: number, script = ''): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(ids.map(parentOf))
  const children = ids.filter((_, index) => parents[index] === pid)
  const commands = await Promise.all(children.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')))
  return children.filter((_, index) => commands[index]?.includes(script))
}

/** Null for a process that has ended, also while nobody has taken notice of its end. */
async function parentOf(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' || parent === undefined ? null : Number(parent)
}

export async function isRunning(pid: number): Promise<boolean> {
  return (await parentOf(pid)) !== null
}
