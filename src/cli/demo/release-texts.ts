/** What the demo's coordinators write beside the figures: invented, about nobody, and true of any week. */
import type { QuoteTheme } from '@/domain/disclosure/quotes/quote-themes'

type ReleaseText = { comment: string; points: string[]; requests: string[] }

const municipality: readonly ReleaseText[] = [
  {
    comment:
      'We belden deze week vooral gezinnen die we langer niet hadden gesproken. De meeste ouders zijn blij dat er iemand belt.',
    points: ['Wie weet welke gezinnen we nog niet bereiken?'],
    requests: ['Wilt u laten weten waar ouders terecht kunnen met vragen over geld?'],
  },
  {
    comment: 'Ouders vertellen dat de dagen lang zijn. Een vaste indeling en even naar buiten helpt veel gezinnen.',
    points: ['Kan de buurtsporthal een paar uur open voor kinderen?'],
    requests: ['Een telefoonnummer waar ouders in hun eigen taal terechtkunnen.'],
  },
]

const board: readonly ReleaseText[] = [
  {
    comment: '',
    points: ['Hoe weten ouders wie op school hun vragen beantwoordt?'],
    requests: [
      'Leenlaptops ook nakijken: een deel werkt niet goed.',
      'Brieven kort en in eenvoudige taal, het liefst ook als app-bericht.',
    ],
  },
  {
    comment: 'Ouders noemen vaak de juf of meester die even belt. Dat geeft moed.',
    points: ['Wat werkt er op de ene school dat de andere kan overnemen?'],
    requests: ['Een plek op school waar kinderen rustig huiswerk kunnen maken.'],
  },
  { comment: '', points: [], requests: ['Laat ouders weten wanneer hun kind weer gewoon naar school kan.'] },
]

export const releaseTexts = {
  municipality,
  board,
  meeting: {
    present: 'Wethouder onderwijs, beleidsmedewerker jeugd, twee schoolbesturen, Thuiscontact Veenstad.',
    agreed: 'De gemeente zoekt uit welke regeling er is voor internet thuis. Volgende week horen we meer.',
    answers: 'Het nummer voor vragen over geld staat in de volgende nieuwsbrief.',
  },
}

/**
 * About needs, which are in no figure, and about worries, whose share is not always at an end of its scale: the text check
 * refuses quotes about such a theme.
 */
export const quotes: readonly { theme: QuoteTheme; text: string }[] = [
  {
    theme: 'worries_topics:screen_time_or_boredom',
    text: 'De dagen duren lang, en dan is een scherm snel gepakt.',
  },
  {
    theme: 'needs:homework',
    text: 'Met een vaste tijd voor school weten de kinderen beter waar ze aan toe zijn.',
  },
  {
    theme: 'needs:play',
    text: 'Als de kinderen buiten kunnen spelen, is het binnen ook rustiger.',
  },
]
