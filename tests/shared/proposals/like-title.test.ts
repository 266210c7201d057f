import { describe, expect, test } from 'vitest';
import { likeFrom, likeness, likeTitles } from '#shared/proposals/like-title.ts';

describe('titles', () => {
  test.each([
    ['the same', 'Migration and the Environment', 'Migration and the Environment', true],
    ['other case and order', 'ENVIRONMENT AND MIGRATION', 'Migration and the Environment', true],
    ['without accents', 'Travailleurs de la sante', 'Travailleurs de la santé', true],
    ['composed and decomposed accents', 'Sant\u00e9', 'Sante\u0301', true],
    ['a slash for a dash', 'South–South migration', 'South/South Migration', true],
    ['another form of a word', 'Migrants and the Environment', 'Migration and the Environment', true],
    ['a shorter title', 'Health workers', 'Migration of Healthcare Workers', true],
    ['another language', 'Migration and the Environment', 'Environnement et migrations', true],
    ['one word in common', 'Migration and the Environment', 'Migration of Healthcare Workers', false],
    ['small words in common', 'On the road to the sea', 'To the point on the map', false],
    ['nothing', '', 'Migration of Healthcare Workers', false],
    ['nothing but signs', '— / —', '— / —', false],
  ])('%s', (_name, one, other, alike) => {
    expect(likeness(one, other) >= likeFrom).toBe(alike);
    expect(likeness(other, one)).toBe(likeness(one, other));
  });
});

test('the most alike first, by any language of a candidate', () => {
  const candidates = [
    { id: 1, title: { en: 'Migrants and the Environment' } },
    { id: 2, title: { en: 'Healthcare workers' } },
    { id: 3, title: { fr: 'Migration and the Environment' } },
  ];
  expect(likeTitles('migration & environment', candidates).map(({ id }) => id)).toEqual([3, 1]);
});
