"""The environment, read once. Every variable is in `.env.example`; nothing else reads the environment."""

import re
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsProblem(ValueError):
    """A catalog id and its values say which variable is wrong and what to write."""

    def __init__(self, wording: str, **values: str) -> None:
        super().__init__(wording, values)
        self.wording, self.values = wording, values


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    citizen_bot_token: SecretStr = SecretStr("")
    staff_bot_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str = ""
    data_dir: Path = Path("data")
    secret_key: SecretStr = SecretStr("")
    sealing_key: SecretStr = SecretStr("")
    backup_public_key: str = ""
    public_url: str = ""
    timezone: str = "Asia/Ho_Chi_Minh"
    http_address: str = "127.0.0.1:8080"
    proxy_url: str = ""
    log_level: str = "INFO"

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (LookupError, ValueError, OSError) as unknown:
            raise SettingsProblem("settings-timezone", name=name) from unknown
        return name

    @field_validator("telegram_api_url")
    @classmethod
    def _is_a_web_address(cls, url: str) -> str:
        if not url.startswith(("http://", "https://")):
            raise SettingsProblem("settings-api-url")
        return url.rstrip("/")

    @field_validator("public_url")
    @classmethod
    def _is_a_public_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise SettingsProblem("settings-public-url")
        if "?" in url or "#" in url:
            raise SettingsProblem("settings-public-url-folder")
        return url.rstrip("/")

    @field_validator("backup_public_key")
    @classmethod
    def _is_a_public_key(cls, key: str) -> str:
        if key and not re.fullmatch(r"[0-9a-fA-F]{64}", key):
            raise SettingsProblem("settings-backup-key")
        return key

    @field_validator("log_level")
    @classmethod
    def _is_a_level(cls, level: str) -> str:
        if level.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise SettingsProblem("settings-log-level")
        return level.upper()

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def effective_database_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'hailong.db'}"

    def require_tokens(self) -> tuple[str, str]:
        """Both bots' tokens. Raises SettingsProblem when one is missing, malformed, or both are the same."""
        citizen, staff = self.citizen_bot_token.get_secret_value(), self.staff_bot_token.get_secret_value()
        for variable, token in (("CITIZEN_BOT_TOKEN", citizen), ("STAFF_BOT_TOKEN", staff)):
            if not token:
                raise SettingsProblem("settings-no-token", variable=variable)
            number, colon, secret = token.partition(":")
            if not (number.isdigit() and colon and len(secret) >= 8 and token.isascii()):
                raise SettingsProblem("settings-not-a-token", variable=variable)
        if citizen == staff:
            raise SettingsProblem("settings-same-token")
        return citizen, staff


def read_settings() -> Settings:
    """The settings of this process. Raises SettingsProblem naming the variable and the remedy, never its value."""
    try:
        return Settings()
    except ValidationError as invalid:
        fault = invalid.errors(include_input=False, include_url=False)[0]
        own = fault.get("ctx", {}).get("error")
        if isinstance(own, SettingsProblem):
            raise own from None
        variable = "_".join(str(part) for part in fault["loc"]).upper()
        raise SettingsProblem("settings-wrong", variable=variable) from None
    except (OSError, UnicodeDecodeError):
        raise SettingsProblem("settings-env-unreadable") from None


def keys_of(secret: SecretStr) -> tuple[bytes, ...]:
    """Keys as 32 bytes each, whatever their text; separated by commas, the first makes, all are accepted."""
    return tuple(
        sha256(part.strip().encode()).digest() for part in secret.get_secret_value().split(",") if part.strip()
    )
