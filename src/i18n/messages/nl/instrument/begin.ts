import type { SectionTexts } from '../../../instrument-texts'
import { yesNo } from './options'

export const begin: SectionTexts<'begin'> = {
  call_date: {
    wording: 'Wat is de datum van dit gesprek?',
    short: 'Datum van gesprek',
    tip: {
      say: 'Komt het nu gelegen, of zal ik u liever op een ander moment bellen?',
      probe: 'Wanneer heeft u een rustig half uur?',
      mind: 'De datum vult u zelf in; vandaag staat er al. Was het gesprek op een andere dag, kies dan die dag.',
    },
  },
  confidentiality: {
    wording: 'Dit gesprek is vertrouwelijk. Heb ik dat duidelijk aan u uitgelegd?',
    short: 'Vertrouwelijk gesprek',
    tip: {
      say: 'Wat u mij vertelt, blijft bij ons. De scholen en de gemeente zien alleen cijfers over groepen gezinnen. Is dat zo duidelijk?',
      probe: 'Wilt u daar nog iets over vragen, voordat we verdergaan?',
      mind: 'Vertel ook wat er gebeurt als iemand in gevaar is. Pas met een ja bij deze vraag kunt u het gesprek afronden.',
    },
    options: yesNo,
  },
}
