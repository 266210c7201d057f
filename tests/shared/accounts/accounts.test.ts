import { describe, expect, test } from 'vitest';
import { checkPassword, passwordForm } from '#shared/accounts/check-password.ts';
import { emailKey } from '#shared/accounts/email-key.ts';

describe('emailKey', () => {
  test.each([
    ['Ana.Diaz@Mission.EXAMPLE', 'ana.diaz@mission.example'],
    ['  ana@mission.example\t', 'ana@mission.example'],
    ['jose\u0301@mission.example', 'josé@mission.example'],
  ])('%j', (email, key) => {
    expect(emailKey(email)).toBe(key);
  });
});

describe('checkPassword', () => {
  test.each([
    ['', 1],
    ['eleven sign', 1],
    ['twelve signs', 0],
    // Six emoji are twelve code units, and not twelve signs.
    ['🗳🗳🗳🗳🗳🗳', 1],
    // Six letters with their accents typed apart are six letters.
    ['é'.repeat(6).normalize('NFD'), 1],
    ['une phrase entière', 0],
  ])('%j', (password, reasons) => {
    expect(checkPassword(password, '/password')).toHaveLength(reasons);
  });

  test('one form, however an accent is typed', () => {
    expect(passwordForm('cle\u0301')).toBe(passwordForm('clé'));
  });
});
