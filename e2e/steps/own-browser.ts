/** A browser with a profile of its own on disk, which can be killed in the middle of a word and started again. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, test, type BrowserContext } from '@playwright/test'

export const ownProfile = () => fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-profile-'))
export const forgetProfile = (profile: string) => fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 })

export const startedWith = (profile: string): Promise<BrowserContext> => {
  const { launchOptions, baseURL, locale, timezoneId } = test.info().project.use
  return chromium.launchPersistentContext(profile, {
    ...launchOptions,
    ...(baseURL ? { baseURL } : {}),
    ...(locale ? { locale } : {}),
    ...(timezoneId ? { timezoneId } : {}),
  })
}

const commandOf = (pid: string): string => {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

/** The browser's own process with this profile: not one of its children, nor the script of a distribution that starts it. */
const browserPid = (profile: string): number => {
  const pid = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((name) => {
      const command = commandOf(name)
      const isScript = command.startsWith('/bin/sh\0')
      return command.includes(`--user-data-dir=${profile}`) && !command.includes('--type=') && !isScript
    })
  if (!pid) throw new Error('no browser with this profile')
  return Number(pid)
}

/** As a power cut: no page hears of it. */
export const killed = async (context: BrowserContext, profile: string) => {
  const closed = context.waitForEvent('close')
  process.kill(browserPid(profile), 'SIGKILL')
  await closed
}

/** The content of a file; empty when the browser removed it meanwhile. */
const bytesOf = (file: string): Buffer => {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** The files of the profile in which this text can be read, in either width of character. */
export const filesWith = (profile: string, text: string): string[] =>
  fs
    .readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = bytesOf(file)
      return bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))
    })
