# Builds in one image and runs in another, which holds neither compilers nor sources.
FROM node:20-bookworm-slim AS build
WORKDIR /app
# better-sqlite3 is compiled where its binary cannot be had.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3
COPY tsconfig.json ./
COPY scripts scripts
COPY src src
COPY knowledge knowledge
COPY dialogs dialogs
# Works out once what every start then takes as it is kept (dist/kept).
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  CLAUSEWISE_DATA=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/knowledge knowledge
COPY --from=build /app/dialogs dialogs
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3978
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3978/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# In the form of a list, so that signals reach the program itself.
CMD ["node", "dist/clausewise.js", "serve"]
