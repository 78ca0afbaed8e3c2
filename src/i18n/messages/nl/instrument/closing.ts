import type { SectionTexts } from '../../../instrument-texts'
import { needs } from '../needs'
import { yesNo } from './options'

export const closing: SectionTexts<'closing'> = {
  can_we_help: {
    wording: 'Kan {organisation} iets doen voor u en uw gezin?',
    short: 'Hulp van ons',
    tip: {
      say: 'Dank u dat u zo veel heeft verteld. Is er iets waar wij u of uw kinderen mee kunnen helpen?',
      probe: 'Waar zullen we mee beginnen?',
      mind: 'Beloof alleen wat u kunt waarmaken. Spreek bij elke hulp af wie het oppakt en wanneer de ouder iets hoort.',
    },
    options: yesNo,
    parts: {
      can_we_help_types: { wording: 'Waarmee?', short: 'Hulp: waarmee', options: needs.types },
      can_we_help_text: { wording: 'In de woorden van de ouder', short: 'Hulp: woorden van de ouder' },
    },
  },
  may_call_again: {
    wording: 'Mag {organisation} u nog eens bellen?',
    short: 'Nog eens bellen',
    tip: {
      say: 'Vindt u het goed als we u nog eens bellen? U mag ook gerust nee zeggen.',
      probe: 'Hoe en wanneer komt het u het best uit?',
      mind: 'Bij nee bellen we niet meer, tot de ouder er zelf om vraagt. Bedank de ouder, wat het antwoord ook is.',
    },
    options: yesNo,
    parts: {
      may_call_again_channel: {
        wording: 'Hoe wilt u het liefst contact met ons?',
        short: 'Opnieuw bellen: hoe',
        options: {
          video: 'Beeldbellen',
          phone: 'Telefoon',
          chat: 'Chatberichten',
          email: 'E-mail',
          visit: 'Bezoek aan huis',
        },
      },
      may_call_again_part_of_day: {
        wording: 'Welk deel van de dag komt u goed uit?',
        short: 'Opnieuw bellen: wanneer',
        options: { morning: 'De ochtend', afternoon: 'De middag', evening: 'De avond' },
      },
      may_call_again_how_often: {
        wording: 'Hoe vaak?',
        short: 'Opnieuw bellen: hoe vaak',
        options: { weekly: 'Elke week', two_weekly: 'Elke twee weken', monthly: 'Elke maand', once: 'Nog één keer' },
      },
      may_call_again_reason: {
        wording: 'Mag ik vragen waarom niet?',
        short: 'Opnieuw bellen: waarom niet',
        options: { going_well: 'Het gaat goed zo', other: 'Een andere reden' },
      },
    },
  },
}
