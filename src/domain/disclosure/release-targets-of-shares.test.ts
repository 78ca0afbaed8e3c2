import { test } from 'vitest'
import { expectNoTargets } from '../../../tests/published-world'

test('all releases of a share together disclose no attack target, also after an erasure', () => {
  expectNoTargets(['homework_help'], 500)
}, 900_000)
