import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import os from 'node:os'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { everything, root, textOf } from './house/files'
import { madeUpSecrets, secretsIn } from './secret-patterns'

const isText = (file: string) => !/\.(png|woff2?|ico|pdf|jpg)$/.test(file)
const texts = everything.filter(isText).map((file) => ({ file, text: textOf(file) }))
const filesWith = (pattern: RegExp) => texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file)

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('nothing in the repository', () => {
  test('names the host of a package registry', () => {
    expect(filesWith(/\b(registry|npm|deb|pypi|proxy|mirrors?)\.[a-z0-9-]+\.(org|com|io|net|dev)\b/i)).toEqual([])
  })

  test('names a folder of the machine it was written on', () => {
    const here = new RegExp(`(^|[\\s"'\`(=:])${escaped(root)}/`, 'm')
    expect(filesWith(here)).toEqual([])
    expect(filesWith(/(^|[\s"'`(=:])\/(home|Users)\/[a-z]/m)).toEqual([])
    const home = os.homedir()
    if (home !== '/') expect(filesWith(new RegExp(`(^|[\\s"'\`(=:])${escaped(home)}/\\w`, 'm'))).toEqual([])
  })

  test('is a key, a token or a password', () => {
    for (const secret of madeUpSecrets) expect([secret, secretsIn(`voor ${secret} na`).length]).toEqual([secret, 1])
    expect(texts.length).toBeGreaterThan(1000)
    const found = texts.flatMap(({ file, text }) => secretsIn(text).map((secret) => `${file}: ${secret}`))
    expect(found).toEqual([])
  })

  test('is data, a key or a backup of an installation: git passes over the data folder and whatever stands beside it', () => {
    const besideData = [...textOf('scripts/lib/backup/places.mjs').matchAll(/`\$\{data\}-[a-z-]+`/g)]
    expect(besideData.length).toBeGreaterThan(2)
    expect(textOf('.gitignore').split('\n')).toContain('.data*')
  })
})

type Package = { version: string; integrity?: string; resolved?: string; link?: boolean; optional?: boolean }
const packagesIn = (file: string) => {
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')) as {
    packages: Record<string, Package>
  }
  return Object.entries(packages).filter(([folder]) => folder !== '')
}

describe('every package', () => {
  const locked = packagesIn('package-lock.json')

  test('is named with one exact version', () => {
    const named = JSON.parse(textOf('package.json')) as Record<'dependencies' | 'devDependencies', object>
    const versions = Object.values({ ...named.dependencies, ...named.devDependencies }).map(String)
    expect(versions.length).toBeGreaterThan(30)
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  test('is locked with a checksum, and comes from where all of them come from', () => {
    expect(locked.length).toBeGreaterThan(500)
    const odd = locked.filter(
      ([, { integrity, resolved, link }]) => !integrity?.startsWith('sha512-') || resolved || link,
    )
    expect(odd.map(([folder]) => folder)).toEqual([])
  })

  test('is installed as it is locked, and no other is', () => {
    const expected = new Map(locked)
    const installed = packagesIn('node_modules/.package-lock.json')
    expect(installed.length).toBeGreaterThan(400)
    const others = installed.filter(([folder, { version, integrity }]) => {
      const one = expected.get(folder)
      return one?.version !== version || (integrity !== undefined && integrity !== one.integrity)
    })
    expect(others.map(([folder]) => folder)).toEqual([])
  })

  test('runs nothing of its own while it is installed', () => {
    expect(textOf('.npmrc').split('\n')).toContain('ignore-scripts=true')
    expect(textOf('scripts/lib/install.mjs')).toContain("'--ignore-scripts'")
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    expect(Object.keys(scripts).filter((name) => /install|prepare|prepublish|dependencies/.test(name))).toEqual([])
  })

  test('that is installed stands in the list of parts that npm makes of it, with its checksum, and nothing else does', async () => {
    const { parts, withoutChecksum } = await partsList()
    expect(withoutChecksum).toEqual([])
    expect(parts).toEqual(installedParts())
  })
})

/** The packages whose files are there, whatever the lock says of them. */
const installedParts = (): string[] => {
  const parts = new Set<string>()
  const visit = (folder: string) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const found = path.join(folder, entry.name)
      if (!entry.isDirectory() || entry.name.startsWith('.')) continue
      if (entry.name.startsWith('@')) {
        visit(found)
        continue
      }
      const { name, version } = JSON.parse(fs.readFileSync(path.join(found, 'package.json'), 'utf8')) as Package & {
        name: string
      }
      parts.add(`${name}@${version}`)
      if (fs.existsSync(path.join(found, 'node_modules'))) visit(path.join(found, 'node_modules'))
    }
  }
  visit(path.join(root, 'node_modules'))
  return [...parts].toSorted()
}

type Part = { name: string; version: string; hashes?: { alg: string }[] }

/** The list of parts (SBOM) in the form of CycloneDX, as docs/operations.md says to make it. */
const partsList = async () => {
  const npm = process.env.npm_execpath
  const [file, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const args = [...first, 'sbom', '--sbom-format', 'cyclonedx', '--offline']
  const { stdout } = await promisify(execFile)(file, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  const { components } = JSON.parse(stdout) as { components: Part[] }
  const nameOf = ({ name, version }: Part) => `${name}@${version}`
  const withoutChecksum = components.filter(({ hashes }) => !hashes?.some(({ alg }) => alg === 'SHA-512'))
  return { parts: components.map(nameOf).toSorted(), withoutChecksum: withoutChecksum.map(nameOf) }
}
