"""What readers say under the articles on security and health."""

from .shapes import DAY, HOUR, MINUTE, said

NOTICE = "vous-recevez-une-notification-de-fuite-que-faire"
RECORD = "votre-dossier-medical-vous-appartient-il"
ACCESS = "droit-d-acces-la-lettre-qui-ouvre-les-tiroirs"
KEY = "cle-ardoise-s2-la-securite-qui-tient-au-trousseau"
BACKUP = "une-sauvegarde-jamais-restauree-n-existe-pas"

COMMENTS = (
    said(
        NOTICE,
        "Inès",
        "Le conseil sur les petits montants est précieux : chez moi, cela a commencé par 1,90 €.",
        4 * HOUR,
        key="n1",
    ),
    said(
        NOTICE,
        "Hugo R.",
        "1,90 € ici aussi. Toujours un mardi, allez savoir.",
        3 * HOUR,
        parent="n1",
    ),
    said(
        NOTICE,
        "Mme Caradec",
        "Reçu une notification de trois pages sans une seule des quatre informations. Je "
        "renvoie l'article avec ma réponse.",
        2 * HOUR,
    ),
    said(
        NOTICE,
        "Amine",
        "Faut-il porter plainte même quand on n'a rien perdu ?",
        35 * MINUTE,
        state="pending",
    ),
    said(
        NOTICE,
        "Infos-Crypto-Gains",
        "Gagnez 3 000 €/semaine depuis chez vous, méthode prouvée, places limitées "
        "http://gains.example",
        50 * MINUTE,
        state="spam",
    ),
    said(
        RECORD,
        "Dr Lestrade",
        "Médecin généraliste, je confirme : huit jours, et le plus souvent une heure suffit. "
        "Demandez simplement.",
        150 * MINUTE,
        key="r1",
    ),
    said(
        RECORD,
        "Odile",
        "Docteur, chez vous peut-être. À l'hôpital j'en suis à ma troisième lettre.",
        130 * MINUTE,
        key="r2",
        parent="r1",
    ),
    said(
        RECORD,
        "Dr Lestrade",
        "Écrivez à la direction plutôt qu'au service, avec copie à la commission des usagers. "
        "Cela change tout.",
        110 * MINUTE,
        parent="r2",
    ),
    said(
        RECORD,
        "Sami B.",
        "« On n'arrache pas une page, on en ajoute une. » Je garde la phrase.",
        90 * MINUTE,
    ),
    said(
        RECORD, "Pauline", "Et pour le dossier d'un parent décédé ?", 12 * MINUTE, state="pending"
    ),
    said(
        ACCESS,
        "Fatou D.",
        "Lettre envoyée à trois enseignes. Une réponse exemplaire, une archive illisible, un "
        "silence. Je continue.",
        2 * DAY,
        key="a1",
    ),
    said(
        ACCESS,
        "Maëlle Kergoat",
        "Merci ! Pour l'archive illisible, demandez « un format intelligible » : le mot est "
        "dans le règlement.",
        46 * HOUR,
        parent="a1",
    ),
    said(
        ACCESS,
        "Rodolphe",
        "J'ai découvert que j'étais classé « senior aventurier ». Je ne sais pas quel mot me "
        "vexe le plus.",
        40 * HOUR,
        key="a2",
    ),
    said(
        ACCESS,
        "Clémence",
        "Ici : « foyer à potentiel ». On a encadré la page.",
        38 * HOUR,
        parent="a2",
    ),
    said(
        ACCESS,
        "Thibaut",
        "Délai d'un mois, oui, mais ils demandent une pièce d'identité pour gagner du temps. "
        "Votre premier piège, exactement.",
        20 * HOUR,
    ),
    said(
        KEY,
        "Yann Le B.",
        "Il en faut deux, c'est vrai de toutes. L'anneau, par contre, c'est impardonnable à 39 €.",
        8 * HOUR,
    ),
    said(
        KEY,
        "Esther",
        "Test très utile. Comment se passe l'enregistrement de la seconde clé ? Faut-il avoir "
        "les deux sous la main ?",
        7 * HOUR,
        key="k1",
    ),
    said(
        KEY,
        "Yann Le B.",
        "Oui, et c'est le piège : on range la deuxième chez sa mère, puis un nouveau site "
        "demande les deux.",
        6 * HOUR,
        parent="k1",
    ),
    said(
        KEY,
        "PromoTech",
        "Meilleur prix garanti sur TOUTES les clés USB cliquez ici http://cles-pas-cheres.example",
        5 * HOUR,
        state="spam",
    ),
    said(
        BACKUP,
        "Marc-Antoine",
        "La boucle annuaire/serveur, nous avons eu exactement la même. Un dimanche aussi. "
        "Courage à tous.",
        14 * HOUR,
        key="b1",
    ),
    said(
        BACKUP,
        "Léonie",
        "Chez nous elle est toujours là, mais maintenant on le sait, c'est écrit sur la feuille.",
        12 * HOUR,
        parent="b1",
    ),
    said(
        BACKUP,
        "Gérard",
        "Vous dites que l'entretien est imaginaire : merci de l'écrire en tête, et pas en note "
        "de bas de page.",
        10 * HOUR,
    ),
)
