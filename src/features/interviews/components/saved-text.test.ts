import { describe, expect, it } from 'vitest'
import { interviews } from '@/i18n/messages/nl/interviews'
import type { SavedState } from './outbox-view'
import { savedText } from './saved-text'
import type { CopyView } from './unsent-copy'

const at = new Date('2020-05-15T12:03:00Z')
const copy = (state: CopyView['state'], hasDrafts = false): CopyView => ({ state, hasDrafts, lost: 0 })
const nameOf = (key: string) => (key === 'needs' ? 'Wat nodig is' : '')
const said = (saved: SavedState, view: CopyView) =>
  savedText(saved, view, { texts: interviews.saved, locale: 'nl', nameOf })

describe('the header', () => {
  it('says "saved on the server" only when nothing is unsent, in the outbox or in a form', () => {
    expect(said({ state: 'saved', at }, copy('empty'))).toBe('Bewaard op de server 14:03')
    expect(said({ state: 'saved', at }, copy('kept', true))).toBe('Nog niet verstuurd, bewaard op dit apparaat')
    expect(said({ state: 'saved', at: null }, copy('looking'))).toBe('')
  })

  it('says where unsent work is stored', () => {
    expect(said({ state: 'waiting' }, copy('kept'))).toBe('Wacht op verbinding, bewaard op dit apparaat')
    expect(said({ state: 'waiting' }, copy('writing'))).toBe('Wacht op verbinding, wordt bewaard op dit apparaat')
    expect(said({ state: 'waiting' }, copy('unavailable'))).toBe(
      'Wacht op verbinding, niet op dit apparaat (laat dit open)',
    )
    expect(said({ state: 'failing' }, copy('kept'))).toContain('bewaard op dit apparaat')
    expect(said({ state: 'unsaved', message: null }, copy('kept'))).toBe('U bent uitgelogd, bewaard op dit apparaat')
  })

  it('names the question of a refused answer, where the reason is shown', () =>
    expect(said({ state: 'unsaved', message: 'Deze tekst is te lang.', key: 'needs' }, copy('kept'))).toBe(
      'Niet bewaard op de server (zie “Wat nodig is”), bewaard op dit apparaat',
    ))

  it('does not say "saved" in any other state', () => {
    const others: SavedState[] = [
      { state: 'saving' },
      { state: 'waiting' },
      { state: 'failing' },
      { state: 'other_person' },
      { state: 'unsaved', message: null },
      { state: 'unsaved', message: 'x', key: 'needs' },
    ]
    for (const state of ['looking', 'empty', 'writing', 'kept', 'unavailable'] as const)
      for (const one of others) expect(said(one, copy(state))).not.toMatch(/^Bewaard/)
  })
})
