# Build: the locked libraries and the package go into one virtual environment.
FROM python:3.11-slim-bookworm AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

WORKDIR /src
RUN python -m venv /opt/secondtake
ENV PATH=/opt/secondtake/bin:$PATH

# The lock changes less often than the source: this layer stays cached.
COPY requirements/run.txt requirements/run.txt
RUN pip install --require-hashes --requirement requirements/run.txt

COPY . .
RUN pip install --no-build-isolation --no-deps . && secondtake check


# Run: the environment, the trust store and nothing else.
FROM python:3.11-slim-bookworm

# Model servers are reached over TLS with the system's trust store, which slim images lack.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 secondtake \
    && install --directory --owner=secondtake --group=secondtake --mode=0700 /srv/secondtake/data

COPY --from=build /opt/secondtake /opt/secondtake
ENV PATH=/opt/secondtake/bin:$PATH \
    PYTHONUNBUFFERED=1

USER 10001
WORKDIR /srv/secondtake
VOLUME ["/srv/secondtake/data"]
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]

CMD ["secondtake", "serve", "--host", "0.0.0.0"]
