/** LibreOffice, where it is installed: a program of its own that opens what we write for spreadsheets. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(path.delimiter)]

/** The program, or undefined where there is none. */
export const office = folders
  .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => path.join(folder, name)))
  .find((file) => fs.existsSync(file))

type Conversion = { bytes: Uint8Array; from: string; to: string; readAs?: string }

/** The file that LibreOffice makes of another one, with a profile of its own. `readAs` is a filter of LibreOffice. */
export const convertedBy = (program: string, { bytes, from, to, readAs }: Conversion): Buffer => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-sheet-'))
  try {
    const file = path.join(folder, `sheet.${from}`)
    fs.writeFileSync(file, bytes)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const filters = [...(readAs ? [`--infilter=${readAs}`] : []), '--convert-to', to, '--outdir', folder]
    execFileSync(program, [profile, '--headless', ...filters, file], { stdio: 'ignore' })
    const made = path.join(folder, `sheet.${to.split(':')[0] ?? ''}`)
    return fs.readFileSync(made)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
