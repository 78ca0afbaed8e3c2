import { format } from 'node:util'
import { afterEach, expect } from 'vitest'

// Fails a test that logs an error, such as a warning of React or a swallowed exception.
const said: string[] = []
console.error = (...parts: unknown[]) => said.push(format(...parts))

afterEach(() => {
  expect(said.splice(0), 'console.error was called').toEqual([])
})
