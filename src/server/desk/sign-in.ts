import express, { type RequestHandler, Router } from 'express';

import { Problem } from '../../channels/api/problem.js';
import { nameRoute, refuseMethod } from '../../channels/api/router.js';
import { type DeskAssets, signInPage } from '../../rendering/html/desk-pages.js';
import { clearSessionCookie, sessionCookie } from './cookies.js';
import { type GuardParts, hasPasswords, letIn, requireOwnOrigin } from './guard.js';
import { limitTries } from './limit-tries.js';
import type { Lockout } from './lockout.js';
import { isPassword, nobodysHash } from './password.js';

const WRONG = 'That name and that password do not belong together.';

/** `/desk/sign-in` and `/desk/sign-out`. */
export function signInRouter(parts: GuardParts, assets: DeskAssets, lockout: Lockout): Router {
  const { config, sessions } = parts;
  const own = { assets, hasPasswords: hasPasswords(config), hasProvider: config.oidc !== null };
  const nobody = nobodysHash();
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: 4096, inflate: false, parameterLimit: 4 });

  const show: RequestHandler = (_request, response) => {
    if (config.accounts.size === 0) response.redirect(303, '/desk');
    else response.type('html').send(signInPage({ ...own, problem: null, name: '' }));
  };
  const take: RequestHandler = async (request, response) => {
    requireOwnOrigin(request);
    const { name, password } = fields(request.body);
    const key = name.toLowerCase();
    const refuse = (status: number, problem: string): void => {
      response
        .status(status)
        .type('html')
        .send(signInPage({ ...own, problem, name }));
    };
    const wait = await lockout.admit(key);
    if (wait > 0) {
      response.set('Retry-After', String(wait));
      refuse(429, `Too many wrong passwords. Try again in ${wait} seconds.`);
      return;
    }
    const account = config.accounts.get(key);
    const isRight = await isPassword(password, account?.password ?? nobody);
    if (!account?.password || !isRight) {
      refuse(401, WRONG);
      return;
    }
    await lockout.succeeded(key);
    await letIn(parts, request, response, key);
    response.redirect(303, '/desk');
  };
  const leave: RequestHandler = async (request, response) => {
    requireOwnOrigin(request);
    const session = await sessions.read(sessionCookie(request));
    if (session) await sessions.end(session);
    clearSessionCookie(request, response);
    response.redirect(303, '/desk/sign-in');
  };

  const signIn = router.route('/desk/sign-in');
  signIn.all(nameRoute('/desk/sign-in'));
  signIn.get(show);
  signIn.post(limitTries(parts.rates('sign-ins')), form, take);
  signIn.all(refuseMethod(['get', 'post']));
  const signOut = router.route('/desk/sign-out');
  signOut.all(nameRoute('/desk/sign-out'));
  signOut.post(leave);
  signOut.all(refuseMethod(['post']));
  return router;
}

function fields(body: unknown): { readonly name: string; readonly password: string } {
  const { name, password } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof password !== 'string' || name.length > 40 || password.length > 200)
    throw new Problem('malformed-request', 'Send a name and a password.');
  return { name: name.trim(), password };
}
