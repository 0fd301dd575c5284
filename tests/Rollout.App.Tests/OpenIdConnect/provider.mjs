// A real OpenID provider for the tests: `node provider.mjs`. Says its address on a line; is told on a line where it sends people back to;
// says so when it is ready; ends with its input. Its own pages for trying out fetch fonts from elsewhere, so it has a page of ours.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

const people = {
  mina: { email: "mina@here.example", email_verified: true, name: "Mina Vale", roles: ["teacher", "rollout-lead"] },
  otto: { email: "otto@here.example", email_verified: true, name: "Otto Lane", roles: ["teacher"] },
};

const page = `<!DOCTYPE html><html lang="en"><title>School Login</title><link rel="icon" href="data:,"><h1>School Login</h1>
<form method="post"><label>Who are you? <input name="login"></label> <button>That is me</button></form>`;

let provider;
const server = createServer((request, response) => (request.url.startsWith("/who/") ? ask(request, response) : provider.callback()(request, response)));
server.listen(0, "localhost", () => {
  const issuer = `http://localhost:${server.address().port}`;
  process.stdout.write(`${issuer}\n`);
  const input = createInterface({ input: process.stdin });
  input.once("line", (back) => {
    provider = agreed(issuer, back);
    process.stdout.write("ready\n");
  });
  input.once("close", () => process.exit(0));
});

function agreed(issuer, back) {
  return new Provider(issuer, {
    clients: [{ client_id: "rollout", client_secret: "a secret of the tests: +/&=%", redirect_uris: [back] }],
    claims: { openid: ["sub", "roles"], email: ["email", "email_verified"], profile: ["name"] },
    // As Google and Microsoft do: what is asked for stands in the id token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, interaction) => `/who/${interaction.uid}` },
    findAccount: (_, id) => people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) },
    // Whoever signs in agrees.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
}

async function ask(request, response) {
  if (request.method === "GET") {
    response.setHeader("Content-Type", "text/html");
    response.end(page);
    return;
  }
  let body = "";
  for await (const part of request) body += part;
  await provider.interactionFinished(request, response, { login: { accountId: new URLSearchParams(body).get("login") } });
}
