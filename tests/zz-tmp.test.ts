import { test } from 'vitest'
import { castsOf } from './house/casts'
import { codeIn } from './house/files'
test('x', () => { console.log(codeIn('src').flatMap(castsOf).map(({file,line,type})=>`CAST ${file} as ${type}`).sort().join('\n')) })
