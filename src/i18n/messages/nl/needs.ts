import type { CommonNeedsTexts } from '../../needs-texts'

export const needs: CommonNeedsTexts = {
  types: {
    laptop: 'Een laptop',
    internet: 'Internet thuis',
    homework_buddy: 'Een huiswerkmaatje',
    daily_structure_tips: 'Tips voor een vaste dagindeling',
    play: 'Spelen of iets leuks doen',
    read_letters: 'Hulp bij het lezen van brieven',
    school_contact: 'Hulp bij contact met school',
    money_or_food: 'Geld of eten',
    someone_to_talk_to: 'Iemand om mee te praten',
    digital_help: 'Hulp met de computer of telefoon',
    visit: 'Bezoek aan huis',
    other: 'Iets anders',
  },
  reasons: {
    few_devices_none_one_child: 'geen werkende computer of laptop, {children} schoolgaand kind',
    few_devices_none: 'geen werkende computer of laptop, {children} schoolgaande kinderen',
    few_devices_one: '{devices} computer of laptop, {children} schoolgaande kinderen',
    few_devices_some: '{devices} computers of laptops, {children} schoolgaande kinderen',
    said_need: 'de ouder zei dit nodig te hebben',
    asked_for: 'de ouder vroeg hierom',
  },
}
