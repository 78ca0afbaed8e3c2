import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

// Postgres refuses to run as root, and in a container one is often root. A user namespace that maps root to nobody
// satisfies it while root still owns the files: it works under /root, creates no user and changes no owner.
// Where namespaces are forbidden (Docker's default), the server really runs as nobody, who then owns its folder.
const nobody = 65534
const namespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']
const isRoot = process.platform === 'linux' && process.getuid() === 0
const canUnshare = isRoot && spawnSync('unshare', [...namespace, 'true']).status === 0
const becomesNobody = isRoot && !canUnshare

/**
 * The command, arguments and options that run a Postgres program on this machine.
 * @param {string} program
 * @param {string[]} args
 * @returns {[string, string[], { uid?: number, gid?: number }]}
 */
export function asPostgresUser(program, args) {
  if (canUnshare) return ['unshare', [...namespace, program, ...args], {}]
  return [program, args, becomesNobody ? { uid: nobody, gid: nobody } : {}]
}

/** Makes the user of Postgres the owner of a path, and lets that user pass through the parent folder. */
export function giveToPostgres(file) {
  if (!becomesNobody) return
  fs.chownSync(file, nobody, nobody)
  const above = path.dirname(file)
  const { mode } = fs.statSync(above)
  if (!(mode & 0o001)) fs.chmodSync(above, mode | 0o011)
}
