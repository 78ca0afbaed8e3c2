import { test } from 'vitest'
import { expectNoTargets } from '../../../tests/published-world'

test('all releases of a grade or a score together disclose no attack target, also after an erasure', () => {
  expectNoTargets(['grade_parent', 'load'], 500)
}, 900_000)
