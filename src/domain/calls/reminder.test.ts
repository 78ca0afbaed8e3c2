import { describe, expect, it } from 'vitest'
import { dayOfReminder, emailRefusal, firstNameOf, mobileOf, reminderLanguage, textRefusal } from './reminder'

const email = { kind: 'email', value: 'ouder@example.org' } as const
const phone = (value: string) => ({ kind: 'phone', value }) as const

describe('a reminder', () => {
  it('is written in the first of the family’s languages in which a text exists, otherwise in Dutch', () => {
    const languageAt = (...homeLanguages: string[]) => reminderLanguage({ callLanguage: null, homeLanguages })
    expect(languageAt('tr', 'nl')).toBe('nl')
    expect(languageAt('en', 'nl')).toBe('en')
    expect(languageAt('ti', 'en-GB')).toBe('en')
    expect([languageAt('ar'), languageAt()]).toEqual(['nl', 'nl'])
  })

  it('is written in the language in which the parent wants to be called, whatever is spoken at home', () => {
    expect(reminderLanguage({ callLanguage: 'en', homeLanguages: ['ar'] })).toBe('en')
    expect(reminderLanguage({ callLanguage: 'nl', homeLanguages: ['en'] })).toBe('nl')
    expect(reminderLanguage({ callLanguage: 'ti', homeLanguages: ['en'] })).toBe('nl')
  })

  it('is sent only when the family said that a message may be left', () => {
    const contactPoints = [email, phone('06 1234 5678')]
    for (const [mayLeaveMessage, refusal] of [
      [true, null],
      [false, 'message_not_allowed'],
      [null, 'message_not_asked'],
    ] as const) {
      expect(emailRefusal({ mayCall: true, mayLeaveMessage, contactPoints }, true)).toBe(refusal)
      expect(textRefusal({ mayCall: true, mayLeaveMessage, contactPoints })).toBe(refusal)
    }
  })

  it('needs an address and a mail server for an e-mail, and a mobile number for a text', () => {
    expect(emailRefusal({ mayCall: true, mayLeaveMessage: true, contactPoints: [email] }, false)).toBe('no_mail_server')
    expect(emailRefusal({ mayCall: true, mayLeaveMessage: true, contactPoints: [phone('06 1234 5678')] }, true)).toBe(
      'no_email',
    )
    expect(textRefusal({ mayCall: true, mayLeaveMessage: true, contactPoints: [email, phone('071 512 3456')] })).toBe(
      'no_mobile',
    )
    expect(mobileOf([phone('071 512 3456'), phone('+49 151 23456789')])).toBe('+4915123456789')
  })

  it('names the day before, also over a change of the clock, and a first name', () => {
    expect(dayOfReminder('2027-03-29', 'day_before')).toBe('2027-03-28')
    expect(dayOfReminder('2027-03-29', 'same_day')).toBe('2027-03-29')
    expect(firstNameOf('  Noor van den Berg ')).toBe('Noor')
  })
})
