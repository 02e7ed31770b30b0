"""The numbers of the platform that the simulator imitates, all in one place."""

from datetime import timedelta

# Receiving: how many, how long, how large.
UPDATES_PER_ANSWER = 100
POLL_SECONDS = 50
ANSWER_BYTES = 4 * 1024 * 1024
SAME_OFFSET_SECONDS = 3.0  # the same offset again within this time: an empty queue is held at least as long
SAME_OFFSET_HOLD_SECONDS = 3
IMPATIENT_SECONDS = 0.5  # the same offset again within this time: only one update
IMPATIENT_LIMIT = 1
OFFSET_AHEAD = 10  # an offset further beyond the end of the queue is ignored
OFFSET_BEHIND = 100_000  # so is one further before its head

# Receiving: what is kept, and for how long after its own date.
MESSAGE_LIFE = timedelta(seconds=86_400)
PRESS_LIFE = timedelta(seconds=150)
QUEUE_UPDATES = 100_000
QUEUE_BYTES = 128 * 1024 * 1024
UPDATE_BYTES = 512 * 1024
SILENCE_BEFORE_NEW_IDS = timedelta(days=7)

# Webhooks.
WEBHOOK_PORTS = frozenset({80, 88, 443, 8443})
WEBHOOK_SECRET_CHARACTERS = 256
WEBHOOK_CONNECTIONS = 40
WEBHOOK_FIRST_PAUSE_SECONDS = 2.0
WEBHOOK_LONGEST_PAUSE_SECONDS = 60.0
WEBHOOK_LONGEST_RETRY_AFTER_SECONDS = 3_600.0
WEBHOOK_GONE = timedelta(hours=23)  # answers of 410 for so long remove the webhook
WEBHOOK_TIMEOUT_SECONDS = 60.0

# Sending: rates. The platform publishes no exact figures; short bursts to one person are let through.
BOT_PER_SECOND = 30
PRIVATE_PER_SECOND = 1.0
PRIVATE_BURST = 20
GROUP_PER_MINUTE = 20
IN_FLIGHT_PER_CHAT = 310
IN_FLIGHT_RETRY_SECONDS = 60

# Sending: sizes.
TEXT_CHARACTERS = 4096
CAPTION_CHARACTERS = 1024
ENTITIES = 100
CALLBACK_DATA_BYTES = 64
CALLBACK_ANSWER_CHARACTERS = 200
CALLBACK_ANSWER_SECONDS = 15.0
START_PAYLOAD_CHARACTERS = 64
COPY_TEXT_CHARACTERS = 256
BUTTONS = 100
DESCRIPTION_CHARACTERS = 512
SHORT_DESCRIPTION_CHARACTERS = 120
NAME_CHARACTERS = 64
COMMANDS = 100
DELETE_WINDOW = timedelta(hours=48)
ALBUM_LEAST, ALBUM_MOST = 2, 10
PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_SIDES = 10_000  # width + height
PHOTO_RATIO = 20
UPLOAD_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
FILE_LINK_LIFE = timedelta(hours=1)
