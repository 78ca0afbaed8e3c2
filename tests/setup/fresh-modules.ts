import { afterAll, vi } from 'vitest'

// Files share a thread, for which packages are read once. Each file begins with the environment of the thread and with modules
// of the project that have kept nothing.
const shared = globalThis as { nabijEnvironment?: NodeJS.ProcessEnv; nabijKeyStore?: unknown }
const environment = (shared.nabijEnvironment ??= { ...process.env })
for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
Object.assign(process.env, environment)
vi.resetModules()
// Each bundle of the application keeps its key store here, for one folder of keys.
delete shared.nabijKeyStore

afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
