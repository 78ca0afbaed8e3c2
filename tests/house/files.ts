/** The files of the repository as the rules of the house see them: paths from its root, with forward slashes. */
import fs from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..', '..')

// What is made, not written.
const generatedFolders = new Set(['node_modules', 'generated', 'test-results', 'playwright-report', 'surveyjs'])
const hiddenAndOurs = /^\.(ci|npmrc|gitignore|prettier.*|oxlintrc\.json|dependency-cruiser\.cjs)$/
const isOurs = (name: string) => !generatedFolders.has(name) && (!name.startsWith('.') || hiddenAndOurs.test(name))

const walk = (dir: string): string[] =>
  fs
    .readdirSync(path.join(root, dir), { withFileTypes: true })
    .filter(({ name }) => isOurs(name))
    .flatMap((entry) => {
      const file = path.posix.join(dir, entry.name)
      return entry.isDirectory() ? walk(file) : entry.isFile() ? [file] : []
    })

export const everything = walk('.')

const isCode = (file: string) => /\.(ts|tsx|mjs)$/.test(file)
export const isTest = (file: string) => /\.test\.(ts|tsx|mjs)$/.test(file)

/** The code under these folders. */
export const codeIn = (...folders: string[]) =>
  everything.filter((file) => isCode(file) && folders.some((folder) => file.startsWith(`${folder}/`)))

export const textOf = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
