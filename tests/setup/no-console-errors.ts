import { format } from 'node:util'
import { afterEach, expect } from 'vitest'

// What is logged as an error is an error: React's warnings and swallowed exceptions end here.
// A test that means to cause one replaces console.error itself.
const said: string[] = []
console.error = (...parts: unknown[]) => said.push(format(...parts))

afterEach(() => {
  expect(said.splice(0), 'console.error was called').toEqual([])
})
