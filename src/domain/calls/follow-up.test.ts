import { describe, expect, test } from 'vitest'
import { answersByCall, type FollowUpResult } from './follow-up'

const row = (interviewId: string, result: FollowUpResult) => ({ interviewId, result })

describe('the answers about one help item', () => {
  test('are the last of each call, the newest call first', () => {
    const rows = [row('3', 'yes'), row('2', 'no'), row('2', 'a_bit'), row('1', 'not_arrived')]
    expect(answersByCall(rows)).toEqual([row('3', 'yes'), row('2', 'no'), row('1', 'not_arrived')])
  })

  test('have none of a call that took its answer back', () => {
    expect(answersByCall([row('2', 'not_asked'), row('2', 'no'), row('1', 'yes')])).toEqual([row('1', 'yes')])
  })
})
